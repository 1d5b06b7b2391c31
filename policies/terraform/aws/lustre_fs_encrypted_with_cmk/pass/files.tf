resource "aws_fsx_lustre_file_system" "it" {
  storage_capacity            = 1200
  subnet_ids                  = [aws_subnet.private.id]
  deployment_type             = "PERSISTENT_2"
  per_unit_storage_throughput = 125

  kms_key_id = aws_kms_key.own.arn
}

resource "aws_fsx_lustre_file_system" "scratch" {
  storage_capacity = 1200
  subnet_ids       = [aws_subnet.private.id]
  deployment_type  = "SCRATCH_2"
}
