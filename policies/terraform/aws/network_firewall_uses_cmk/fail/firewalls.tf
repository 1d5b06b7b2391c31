resource "aws_networkfirewall_firewall" "egress" { # finding: terraform.aws.network_firewall_uses_cmk
  name                = "egress"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.egress.arn
  vpc_id              = aws_vpc.main.id

  subnet_mapping {
    subnet_id = aws_subnet.firewall.id
  }
}

resource "aws_networkfirewall_firewall" "ingress" {
  name                = "ingress"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.ingress.arn
  vpc_id              = aws_vpc.main.id

  encryption_configuration { # finding: terraform.aws.network_firewall_uses_cmk
    type = "AWS_OWNED_KMS_KEY"
  }

  subnet_mapping {
    subnet_id = aws_subnet.firewall.id
  }
}
