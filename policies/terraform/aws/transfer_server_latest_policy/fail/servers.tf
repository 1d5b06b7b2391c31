resource "aws_transfer_server" "files" { # finding: terraform.aws.transfer_server_latest_policy
  identity_provider_type = "SERVICE_MANAGED"
}

resource "aws_transfer_server" "partners" {
  identity_provider_type = "SERVICE_MANAGED"
  security_policy_name   = "TransferSecurityPolicy-FIPS-2020-06" # finding: terraform.aws.transfer_server_latest_policy
}
