resource "aws_kinesis_video_stream" "it" {
  name                    = "door"
  data_retention_in_hours = 24

  kms_key_id = aws_kms_key.own.arn
}
