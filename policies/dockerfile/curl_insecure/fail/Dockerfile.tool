FROM debian:12.8-slim
# finding: dockerfile.curl_insecure
RUN curl --fail --insecure --output /tmp/tool.tgz https://artifacts.example.com/tool-1.4.2.tgz \
 && tar -xzf /tmp/tool.tgz -C /opt
