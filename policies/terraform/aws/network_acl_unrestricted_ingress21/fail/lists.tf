resource "aws_network_acl_rule" "files" {
  network_acl_id = aws_network_acl.public.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 21
  to_port        = 21
  cidr_block     = "0.0.0.0/0" # finding: terraform.aws.network_acl_unrestricted_ingress21
}
