resource "aws_efs_access_point" "uploads" {
  file_system_id = aws_efs_file_system.shop.id

  root_directory {
    path = "/uploads"
  }
}
