resource "aws_vpc" "main" { # finding: terraform.aws.vpc_flow_logs
  cidr_block = "10.0.0.0/16"
}
