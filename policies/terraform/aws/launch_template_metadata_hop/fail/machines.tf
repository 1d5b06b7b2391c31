resource "aws_launch_template" "web" {
  name = "web"

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 2 # finding: terraform.aws.launch_template_metadata_hop
  }
}
