resource "aws_fsx_ontap_file_system" "it" {
  storage_capacity    = 1024
  subnet_ids          = aws_subnet.private[*].id
  preferred_subnet_id = aws_subnet.private[0].id
  deployment_type     = "MULTI_AZ_1"
  throughput_capacity = 512

  kms_key_id = aws_kms_key.own.arn
}
