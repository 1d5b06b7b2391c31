resource "aws_network_acl" "private" { # finding: terraform.aws.subnet_has_acl
  vpc_id = aws_vpc.main.id
}
