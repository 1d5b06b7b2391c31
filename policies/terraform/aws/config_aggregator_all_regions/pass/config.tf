resource "aws_config_configuration_aggregator" "organization" {
  name = "organization"

  organization_aggregation_source {
    role_arn    = aws_iam_role.config.arn
    all_regions = true
  }
}
