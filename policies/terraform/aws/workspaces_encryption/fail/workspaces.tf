resource "aws_workspaces_workspace" "ana" { # finding: terraform.aws.workspaces_encryption
  directory_id = aws_workspaces_directory.main.id
  bundle_id    = data.aws_workspaces_bundle.standard.id
  user_name    = "ana"
}
