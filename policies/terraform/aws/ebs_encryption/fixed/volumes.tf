resource "aws_ebs_volume" "data" { # finding: terraform.aws.ebs_encryption
  availability_zone = "eu-central-1a"
  size              = 20
  encrypted         = true
}

resource "aws_ebs_volume" "cache" {
  availability_zone = "eu-central-1a"
  size              = 20
  encrypted         = true # finding: terraform.aws.ebs_encryption
}
