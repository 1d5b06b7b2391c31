resource "aws_transfer_server" "files" {
  identity_provider_type = "SERVICE_MANAGED"
  protocols              = ["FTP", "FTPS"] # finding: terraform.aws.transfer_server_allows_only_secure_protocols
}
