resource "aws_api_gateway_stage" "prod" { # finding: terraform.aws.apigw_logging_levels_defined_properly
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "prod"
}
