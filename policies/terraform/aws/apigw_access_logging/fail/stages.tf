resource "aws_apigatewayv2_stage" "shop" { # finding: terraform.aws.apigw_access_logging
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true
}

resource "aws_api_gateway_stage" "old" { # finding: terraform.aws.apigw_access_logging
  rest_api_id   = aws_api_gateway_rest_api.old.id
  deployment_id = aws_api_gateway_deployment.old.id
  stage_name    = "prod"
}
