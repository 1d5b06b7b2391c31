resource "aws_api_gateway_stage" "prod" { # finding: terraform.aws.apigw_tracing
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "prod"
}

resource "aws_api_gateway_stage" "test" {
  rest_api_id          = aws_api_gateway_rest_api.shop.id
  deployment_id        = aws_api_gateway_deployment.shop.id
  stage_name           = "test"
  xray_tracing_enabled = false # finding: terraform.aws.apigw_tracing
}
