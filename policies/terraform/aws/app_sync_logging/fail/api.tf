resource "aws_appsync_graphql_api" "shop" { # finding: terraform.aws.app_sync_logging
  name                = "shop"
  authentication_type = "AWS_IAM"
}
