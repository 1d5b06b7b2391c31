resource "aws_workspaces_workspace" "ana" { # finding: terraform.aws.workspaces_enable_disk_encryption
  directory_id                   = aws_workspaces_directory.main.id
  bundle_id                      = data.aws_workspaces_bundle.standard.id
  user_name                      = "ana"
  user_volume_encryption_enabled = true
  volume_encryption_key          = aws_kms_key.workspaces.arn
}
