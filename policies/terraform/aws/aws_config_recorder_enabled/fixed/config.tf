resource "aws_config_configuration_recorder_status" "all" {
  name       = aws_config_configuration_recorder.all.name
  is_enabled = true # finding: terraform.aws.aws_config_recorder_enabled
}
