resource "aws_fsx_openzfs_file_system" "it" { # finding: terraform.aws.fsx_open_zfs_file_system_encrypted_with_cmk
  storage_capacity    = 64
  subnet_ids          = [aws_subnet.private.id]
  deployment_type     = "SINGLE_AZ_1"
  throughput_capacity = 64
}
