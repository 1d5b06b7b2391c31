resource "aws_efs_file_system" "uploads" { # finding: terraform.aws.efs_encryption
  creation_token = "uploads"
}

resource "aws_efs_file_system" "cache" {
  creation_token = "cache"
  encrypted      = false # finding: terraform.aws.efs_encryption
}
