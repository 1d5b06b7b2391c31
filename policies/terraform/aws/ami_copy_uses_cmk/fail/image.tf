resource "aws_ami_copy" "it" { # finding: terraform.aws.ami_copy_uses_cmk
  name              = "base"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-central-1"
  encrypted         = true
}
