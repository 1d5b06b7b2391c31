resource "aws_efs_file_system" "uploads" {
  creation_token = "uploads"
  encrypted      = true
}

resource "aws_efs_file_system" "chosen" {
  creation_token = "chosen"
  encrypted      = var.encrypted
}
