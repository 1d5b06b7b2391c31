resource "aws_networkfirewall_firewall" "egress" { # finding: terraform.aws.network_firewall_has_logging
  name                = "egress"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.egress.arn
  vpc_id              = aws_vpc.main.id
}
