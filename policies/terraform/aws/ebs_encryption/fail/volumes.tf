resource "aws_ebs_volume" "data" { # finding: terraform.aws.ebs_encryption
  availability_zone = "eu-central-1a"
  size              = 20
}

resource "aws_ebs_volume" "cache" {
  availability_zone = "eu-central-1a"
  size              = 20
  encrypted         = tobool("false") # finding: terraform.aws.ebs_encryption
}
