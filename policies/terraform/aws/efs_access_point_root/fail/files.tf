resource "aws_efs_access_point" "uploads" { # finding: terraform.aws.efs_access_point_root
  file_system_id = aws_efs_file_system.shop.id
}
