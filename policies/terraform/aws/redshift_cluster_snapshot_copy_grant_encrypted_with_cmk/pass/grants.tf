resource "aws_redshift_snapshot_copy_grant" "copies" {
  snapshot_copy_grant_name = "copies"
  kms_key_id               = aws_kms_key.copies.arn
}
