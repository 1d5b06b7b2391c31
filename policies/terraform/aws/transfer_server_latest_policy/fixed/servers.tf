resource "aws_transfer_server" "files" { # finding: terraform.aws.transfer_server_latest_policy
  identity_provider_type = "SERVICE_MANAGED"
  security_policy_name   = "TransferSecurityPolicy-2024-01"
}

resource "aws_transfer_server" "partners" {
  identity_provider_type = "SERVICE_MANAGED"
  security_policy_name   = "TransferSecurityPolicy-2024-01" # finding: terraform.aws.transfer_server_latest_policy
}
