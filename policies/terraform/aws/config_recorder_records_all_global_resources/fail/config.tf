resource "aws_config_configuration_recorder" "all" {
  name     = "all"
  role_arn = aws_iam_role.config.arn

  recording_group { # finding: terraform.aws.config_recorder_records_all_global_resources
    all_supported = true
  }
}
