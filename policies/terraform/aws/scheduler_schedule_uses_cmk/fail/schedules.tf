resource "aws_scheduler_schedule" "nightly" { # finding: terraform.aws.scheduler_schedule_uses_cmk
  name                = "nightly"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }
}
