resource "aws_fsx_ontap_file_system" "it" { # finding: terraform.aws.fsx_ontap_fs_encrypted_with_cmk
  storage_capacity    = 1024
  subnet_ids          = aws_subnet.private[*].id
  preferred_subnet_id = aws_subnet.private[0].id
  deployment_type     = "MULTI_AZ_1"
  throughput_capacity = 512
}
