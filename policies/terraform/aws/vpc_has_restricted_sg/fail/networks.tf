resource "aws_vpc" "main" { # finding: terraform.aws.vpc_has_restricted_sg
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "data" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_default_security_group" "data" {
  vpc_id = aws_vpc.data.id

  ingress { # finding: terraform.aws.vpc_has_restricted_sg
    protocol  = "-1"
    self      = true
    from_port = 0
    to_port   = 0
  }
}
