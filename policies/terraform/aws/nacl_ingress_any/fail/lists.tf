resource "aws_network_acl" "public" {
  vpc_id = aws_vpc.main.id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0" # finding: terraform.aws.nacl_ingress_any
  }
}

resource "aws_network_acl_rule" "ssh" {
  network_acl_id = aws_network_acl.public.id
  rule_number    = 200
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0" # finding: terraform.aws.nacl_ingress_any
}

variable "rules" {
  default = [{ rule_no = 100, protocol = "-1", cidr_block = "0.0.0.0/0" }]
}

resource "aws_network_acl" "listed" {
  vpc_id = aws_vpc.main.id

  dynamic "ingress" {
    for_each = var.rules

    content {
      rule_no    = ingress.value.rule_no
      action     = "allow"
      protocol   = ingress.value.protocol
      from_port  = lookup(ingress.value, "from_port", 0)
      to_port    = lookup(ingress.value, "to_port", 0)
      cidr_block = lookup(ingress.value, "cidr_block", null) # finding: terraform.aws.nacl_ingress_any
    }
  }
}
