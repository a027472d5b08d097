{{/*
What the fixes that are turned on need, as YAML: the ConfigMaps that they patch in the agents' namespace, whether they
delete pods there, and what else they patch. A test compares it with what the fixes do.
*/}}
{{- define "netdoc.needs" -}}
{{- $fixes := .fixes -}}
{{- $configMaps := list -}}
{{- $restarts := false -}}
{{- if or (index $fixes "terway-disable-network-policy") (index $fixes "terway-enable-in-cluster-lb") -}}
{{- $configMaps = append $configMaps "eni-config" -}}
{{- end -}}
{{- if or (index $fixes "flannel-add-cniversion") (index $fixes "flannel-enable-hairpin") -}}
{{- $configMaps = append $configMaps "kube-flannel-cfg" -}}
{{- end -}}
{{- if or (index $fixes "kube-proxy-conntrack") (index $fixes "kube-proxy-rollback-scheduler") (index $fixes "kube-proxy-udp-timeout") -}}
{{- $configMaps = concat $configMaps (list "kube-proxy-worker" "kube-proxy-master" "kube-proxy") -}}
{{- end -}}
configMaps: {{ toJson $configMaps }}
deletes: {{ not (empty (or $configMaps (index $fixes "kube-proxy-restart") (index $fixes "terway-restart"))) }}
masquerade: {{ index $fixes "gke-ip-masq-random-off" | default false }}
nodes: {{ index $fixes "cordon-node" | default false }}
services: {{ index $fixes "service-prefer-dual-stack" | default false }}
{{- end -}}
