resource "aws_kinesis_video_stream" "it" { # finding: terraform.aws.kinesis_video_encrypted_with_cmk
  name                    = "door"
  data_retention_in_hours = 24
}
