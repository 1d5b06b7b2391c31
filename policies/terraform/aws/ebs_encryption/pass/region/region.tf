resource "aws_ebs_encryption_by_default" "all" {
  enabled = true
}
