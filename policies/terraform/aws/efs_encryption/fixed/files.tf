resource "aws_efs_file_system" "uploads" { # finding: terraform.aws.efs_encryption
  creation_token = "uploads"
  encrypted      = true
}

resource "aws_efs_file_system" "cache" {
  creation_token = "cache"
  encrypted      = true # finding: terraform.aws.efs_encryption
}
