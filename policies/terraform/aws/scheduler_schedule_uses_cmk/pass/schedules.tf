resource "aws_scheduler_schedule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
  kms_key_arn         = aws_kms_key.nightly.arn

  flexible_time_window {
    mode = "OFF"
  }
}
