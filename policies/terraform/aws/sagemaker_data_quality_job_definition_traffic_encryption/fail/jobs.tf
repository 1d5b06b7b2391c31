resource "aws_sagemaker_data_quality_job_definition" "drift" {
  name     = "drift"
  role_arn = aws_iam_role.drift.arn

  network_config {
    enable_inter_container_traffic_encryption = false # finding: terraform.aws.sagemaker_data_quality_job_definition_traffic_encryption
  }
}
