resource "aws_ami_copy" "base" { # finding: terraform.aws.ami_copy_is_encrypted
  name              = "base"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
  encrypted         = true
}
