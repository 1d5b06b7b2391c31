resource "aws_config_configuration_aggregator" "accounts" {
  name = "accounts"

  account_aggregation_source { # finding: terraform.aws.config_aggregator_all_regions
    account_ids = ["123456789012"]
    regions     = ["eu-central-1", "eu-west-1"]
  }
}

resource "aws_config_configuration_aggregator" "organization" {
  name = "organization"

  organization_aggregation_source { # finding: terraform.aws.config_aggregator_all_regions
    role_arn = aws_iam_role.config.arn
  }
}
