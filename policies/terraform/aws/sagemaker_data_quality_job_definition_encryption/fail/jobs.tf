resource "aws_sagemaker_data_quality_job_definition" "drift" {
  name     = "drift"
  role_arn = aws_iam_role.drift.arn

  data_quality_job_output_config { # finding: terraform.aws.sagemaker_data_quality_job_definition_encryption
    monitoring_outputs {
      s3_output {
        s3_uri = "s3://shop-drift/results"
      }
    }
  }
}
