resource "aws_networkfirewall_firewall_policy" "egress" { # finding: terraform.aws.network_firewall_policy_defines_cmk
  name = "egress"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
  }
}
