resource "aws_fsx_lustre_file_system" "it" { # finding: terraform.aws.lustre_fs_encrypted_with_cmk
  storage_capacity            = 1200
  subnet_ids                  = [aws_subnet.private.id]
  deployment_type             = "PERSISTENT_2"
  per_unit_storage_throughput = 125
}
