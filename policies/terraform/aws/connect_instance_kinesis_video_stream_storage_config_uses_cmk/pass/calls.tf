resource "aws_connect_instance_storage_config" "calls" {
  instance_id   = aws_connect_instance.calls.id
  resource_type = "MEDIA_STREAMS"

  storage_config {
    storage_type = "KINESIS_VIDEO_STREAM"

    kinesis_video_stream_config {
      prefix                 = "calls"
      retention_period_hours = 24

      encryption_config {
        encryption_type = "KMS"
        key_id          = aws_kms_key.own.arn
      }
    }
  }
}
