resource "aws_security_group" "database" {
  name   = "database"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"] # finding: terraform.aws.sg_ingress_any
  }
}

resource "aws_vpc_security_group_ingress_rule" "all" {
  security_group_id = aws_security_group.database.id
  cidr_ipv6         = "::/0" # finding: terraform.aws.sg_ingress_any
  ip_protocol       = "-1"
}

resource "aws_security_group" "web" {
  name = "web"

  dynamic "ingress" {
    for_each = [443, 8080]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"] # finding: terraform.aws.sg_ingress_any
    }
  }
}
