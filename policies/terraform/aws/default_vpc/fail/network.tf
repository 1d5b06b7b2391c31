resource "aws_default_vpc" "default" { # finding: terraform.aws.default_vpc
  tags = {
    Name = "Default VPC"
  }
}
