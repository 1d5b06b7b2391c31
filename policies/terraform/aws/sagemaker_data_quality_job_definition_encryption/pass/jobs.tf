resource "aws_sagemaker_data_quality_job_definition" "drift" {
  name     = "drift"
  role_arn = aws_iam_role.drift.arn

  data_quality_job_output_config {
    kms_key_id = aws_kms_key.drift.arn
  }
}
