resource "aws_transfer_server" "files" { # finding: terraform.aws.transfer_server_is_public
  identity_provider_type = "SERVICE_MANAGED"
}

resource "aws_transfer_server" "partners" {
  identity_provider_type = "SERVICE_MANAGED"
  endpoint_type          = "PUBLIC" # finding: terraform.aws.transfer_server_is_public
}
