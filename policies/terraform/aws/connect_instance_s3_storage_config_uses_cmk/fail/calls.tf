resource "aws_connect_instance_storage_config" "calls" {
  instance_id   = aws_connect_instance.calls.id
  resource_type = "CHAT_TRANSCRIPTS"

  storage_config {
    storage_type = "S3"

    s3_config {
      bucket_name   = aws_s3_bucket.calls.id
      bucket_prefix = "chats"

      encryption_config { # finding: terraform.aws.connect_instance_s3_storage_config_uses_cmk
        encryption_type = "KMS"
      }
    }
  }
}
