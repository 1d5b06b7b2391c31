resource "aws_ebs_volume" "data" { # finding: terraform.aws.ebs_cmk
  availability_zone = "eu-central-1a"
  size              = 100
  encrypted         = true
}
